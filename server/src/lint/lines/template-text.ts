/** Dialplans that a program fills in before Asterisk sees them: what stands there as a placeholder is not judged. */

/** Whether a line holds a directive or a placeholder of Jinja, ERB, PHP, Smarty and the like, or one as `__NAME__` that sed replaces; `${{EXTEN}}` is a slip. */
export function isTemplateText(text: string): boolean {
  return (
    (hasBraceAlone(text) && (/(?<!\$)\{[{%#]/.test(text) || smarty.test(text))) ||
    (text.includes('<') && /<[%?]/.test(text)) ||
    (text.includes('__') && /\b__[A-Z][A-Z\d]*(?:_[A-Z\d]+)*__\b/.test(text))
  );
}

/** Whether a `{` stands there without a `$` in front. */
function hasBraceAlone(text: string): boolean {
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) if (text.charCodeAt(at - 1) !== 36) return true;
  return false;
}

/** `{foreach …}`, `{/literal}`, `{$Route.Number}`; `{$EXTEN}` is more often a slip of `${EXTEN}`. */
const smarty =
  /(?<!\$)\{(?:\/(?:literal|foreach|for|section|if|strip)|literal|strip|else|(?:foreach|for|section|if)\s[^}]*|\$\w+(?:\.\w+)+)\}/;
