;;; eglot.el --- Drives the server from Emacs's eglot, without a window  -*- lexical-binding: t -*-
;; The built server over stdio, as a user of Emacs has it.
;; Prints 'ok - …' and 'not ok - …'; test/clients/emacs.test.ts runs it and reads them.
(require 'eglot)
(require 'flymake)
(require 'cl-lib)

(setq eglot-sync-connect 10 eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil
      vc-handled-backends nil make-backup-files nil create-lockfiles nil)
(define-derived-mode asterisk-dialplan-mode prog-mode "Asterisk-Dialplan")
(add-to-list 'eglot-server-programs
             `(asterisk-dialplan-mode . (,(getenv "LSP_NODE") ,(getenv "LSP_SERVER") "--stdio")))

(defvar failed nil)

(defun check (name passed &optional found)
  (princ (format "%s - %s%s\n" (if passed "ok" "not ok") name (if found (format "  # %S" found) "")))
  (unless passed (setq failed t)))

(defun wait-for (condition)
  (let ((end (+ (float-time) 10)) result)
    (while (and (not (setq result (funcall condition))) (< (float-time) end)) (accept-process-output nil 0.05))
    result))

(defun go-to (text)
  (goto-char (point-min))
  (search-forward text))

(defun shown ()
  "The lines with a problem that is an error, with its text."
  (flymake-start)
  (cl-loop for each in (flymake-diagnostics)
           when (eq (flymake-diagnostic-type each) 'eglot-error)
           collect (cons (line-number-at-pos (flymake-diagnostic-beg each)) (flymake-diagnostic-text each))))

(defun request (method &rest more)
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request (eglot-current-server) method (append (eglot--TextDocumentPositionParams) more)))

(condition-case trouble
    (let ((push nil) (header nil))
      (find-file (getenv "LSP_FILE"))
      (asterisk-dialplan-mode)
      (let ((project (cons 'transient default-directory)))
        (add-hook 'project-find-functions (lambda (_) project)))
      (apply #'eglot (eglot--guess-contact))
      (check "the server starts" (eglot-current-server))
      (go-to "push)=sub-call-from-cid-ended")
      (setq push (line-number-at-pos))
      (go-to "[sub-call-from-cid-ended")
      (setq header (line-number-at-pos))

      ;; Typing breaks the handler's header: the push is an error, and says so without a save.
      (flymake-mode 1)
      (insert "2")
      (eglot--signal-textDocument/didChange)
      (check "diagnostics follow an edit" (wait-for (lambda () (assq push (shown)))) (shown))
      (go-to "push)=sub-call")
      (let* ((actions (eglot-code-actions (point) (point) nil nil))
             (titles (mapcar (lambda (action) (plist-get action :title)) actions))
             (first (seq-find (lambda (action) (equal (plist-get action :title) "Change to 'sub-call-from-cid-ended2'")) actions)))
        (check "code actions are offered" first titles)
        (eglot--apply-workspace-edit (plist-get first :edit))
        (eglot--signal-textDocument/didChange)
        (check "and applied" (save-excursion (go-to "push)=sub-call-from-cid-ended2")) nil))
      (check "and the problem goes" (wait-for (lambda () (null (shown)))) (shown))

      (go-to "push)=sub-call")
      (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
        (check "definition finds the handler"
               (equal (mapcar (lambda (each) (xref-location-line (xref-item-location each))) found) (list header))))
      (go-to "[sub-on-operator")
      (let ((found (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))
        (check "references find U() and the header"
               (= (length found) 2)
               (mapcar (lambda (each) (xref-location-line (xref-item-location each))) found)))
      (go-to ",Queue")
      (let ((found (format "%s" (plist-get (plist-get (request :textDocument/hover) :contents) :value))))
        (check "hover describes the application" (string-match-p "Queue(queuename" found)))
      (go-to "tU(sub-on")
      (let* ((table (nth 2 (eglot-completion-at-point)))
             (found (mapcar #'substring-no-properties (all-completions "sub" table))))
        (check "completion offers the contexts" (member "sub-call-from-cid-ended2" found) found))
      (go-to "[sub-on-operator")
      (eglot-rename "sub-answered")
      (check "rename reaches U() and the header"
             (and (save-excursion (go-to "tU(sub-answered^")) (save-excursion (go-to "[sub-answered]"))))

      (set-buffer-modified-p nil)
      (let ((process (jsonrpc--process (eglot-current-server))))
        (eglot-shutdown (eglot-current-server) nil 5)
        (check "the server ends" (wait-for (lambda () (not (process-live-p process)))))))
  (error (check (format "%S" trouble) nil)))
(kill-emacs (if failed 1 0))
