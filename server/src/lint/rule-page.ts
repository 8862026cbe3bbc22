/** Where the page of a rule is, for editors and reports that link to it. */

const RULE_PAGES = 'https://github.com/asterisk-dialplan/vscode-asterisk-dialplan/blob/main/docs/rules';

export function rulePage(name: string): string {
  return `${RULE_PAGES}/${name}.md`;
}
