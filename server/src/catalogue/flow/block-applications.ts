/** The applications of While and If: what opens a block, what may divide it, what closes it, and what leaves it early. */

export type BlockKind = 'while' | 'if';
export type BlockRole = 'open' | 'else' | 'close' | 'exit' | 'repeat';

/** By the name in lower case. */
export const blocks: Readonly<Record<string, { readonly opens: BlockKind; readonly role: BlockRole }>> = {
  while: { opens: 'while', role: 'open' },
  endwhile: { opens: 'while', role: 'close' },
  exitwhile: { opens: 'while', role: 'exit' },
  continuewhile: { opens: 'while', role: 'repeat' },
  if: { opens: 'if', role: 'open' },
  elseif: { opens: 'if', role: 'else' },
  else: { opens: 'if', role: 'else' },
  endif: { opens: 'if', role: 'close' },
  exitif: { opens: 'if', role: 'exit' },
};

/** What an application of this name, in whatever case, is to a block; undefined for all others. */
export function blockRole(application: string): { readonly opens: BlockKind; readonly role: BlockRole } | undefined {
  return rolesByName.get(application.trim().toLowerCase());
}

const rolesByName = new Map(Object.entries(blocks));
