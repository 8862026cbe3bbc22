-- Drives the server from Neovim 0.7 or newer without a window: the built server over stdio, as a user of Neovim has it.
-- Prints 'ok - …' and 'not ok - …'; test/clients/neovim.test.ts runs it and reads them.
local server, file = os.getenv('LSP_SERVER'), os.getenv('LSP_FILE')
local node = os.getenv('LSP_NODE')
local failed = false

local function check(name, passed, found)
  io.stdout:write((passed and 'ok - ' or 'not ok - ') .. name .. (found and '  # ' .. vim.inspect(found):gsub('%s+', ' ') or '') .. '\n')
  failed = failed or not passed
end

-- The line (counted from 1) that holds this text, and its column (counted from 0).
local function find(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then return number, column - 1 end
  end
  error('there is no ' .. text)
end

local function rules()
  return vim.tbl_map(function(diagnostic)
    return (diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp.code) or diagnostic.message) .. ':' .. diagnostic.lnum + 1
  end, vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }))
end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  vim.bo.filetype = 'asterisk-dialplan'
  local id = vim.lsp.start_client({ name = 'asterisk', cmd = { node, server, '--stdio' }, root_dir = vim.fn.fnamemodify(file, ':h') })
  vim.lsp.buf_attach_client(0, id)
  check('the server starts', vim.wait(10000, function() return vim.lsp.buf_get_clients(0)[id] ~= nil and vim.lsp.get_client_by_id(id).initialized end, 20))

  -- Typing breaks the handler's header: the push is an error, and says so without a save.
  local push, column = find('sub-call-from-cid-ended,s,1')
  local header = find('[sub-call-from-cid-ended]')
  vim.wait(1000, function() return false end, 100)
  check('no errors at first', #rules() == 0, rules())
  vim.api.nvim_buf_set_lines(0, header - 1, header, false, { '[sub-call-from-cid-ended2]' })
  local shown = vim.wait(5000, function() return vim.tbl_contains(rules(), 'unknown-context:' .. push) end, 10)
  check('diagnostics follow an edit', shown, rules())
  vim.api.nvim_buf_set_lines(0, header - 1, header, false, { '[sub-call-from-cid-ended]' })
  check('and its repair', vim.wait(5000, function() return #rules() == 0 end, 10), rules())

  vim.api.nvim_win_set_cursor(0, { push, column + 3 })
  vim.lsp.buf.definition()
  vim.wait(5000, function() return vim.api.nvim_win_get_cursor(0)[1] == header end, 20)
  check('definition moves the cursor to the handler', vim.api.nvim_win_get_cursor(0)[1] == header, vim.api.nvim_win_get_cursor(0))

  -- What the server answers to a question about the place behind a text.
  local function ask(method, text, more)
    local number, at = find(text)
    vim.api.nvim_win_set_cursor(0, { number, at + #text })
    local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
    local answers = vim.lsp.buf_request_sync(0, method, params, 5000) or {}
    return answers[id] and answers[id].result
  end

  local hover = ask('textDocument/hover', ',Queue')
  check('hover describes the application', hover ~= nil and hover.contents.value:find('Queue(queuename', 1, true) ~= nil)
  local references = ask('textDocument/references', '[sub-on-operator', { context = { includeDeclaration = true } })
  check('references find U() and the header', #(references or {}) == 2, references and #references)
  local items = ask('textDocument/completion', 'tU(sub-on')
  local labels = vim.tbl_map(function(item) return item.label end, vim.lsp.util.extract_completion_items(items or {}))
  check('completion offers the contexts', vim.tbl_contains(labels, 'sub-call-from-cid-ended'), labels)

  find('[sub-on-operator')
  vim.lsp.buf.rename('sub-answered')
  check('rename reaches U() and the header', vim.wait(5000, function()
    return pcall(find, 'tU(sub-answered^') and pcall(find, '[sub-answered]')
  end, 20))

  vim.api.nvim_buf_set_lines(0, header - 1, header, false, { '[sub-call-from-cid-ended2]' })
  vim.wait(5000, function() return #rules() > 0 end, 10)
  local place = { line = push - 1, character = column }
  local actions = ask('textDocument/codeAction', '[sub-answered', { range = { start = place, ['end'] = place }, context = { diagnostics = {} } })
  local titles = vim.tbl_map(function(action) return action.title end, actions or {})
  check('code actions are offered', vim.tbl_contains(titles, "Change to 'sub-call-from-cid-ended2'"), titles)
  for _, action in ipairs(actions or {}) do
    if action.title:find('^Change to') then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
  end
  check('and applied', vim.wait(5000, function() return #rules() == 0 end, 10), rules())

  vim.lsp.stop_client(id)
  check('the server ends', vim.wait(3000, function() return vim.lsp.client_is_stopped(id) end, 20))
end

local done, trouble = xpcall(main, debug.traceback)
if not done then check(trouble, false) end
vim.cmd(failed and 'cquit 1' or 'qall!')
