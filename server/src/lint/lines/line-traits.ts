/**
 * What a line has, at a glance: the name of its application, and which marks stand in its text.
 *
 * Most lines lack nearly all that rules look for, so a rule says by these traits which lines concern it, and is not asked about the others.
 * Traits tell rather too much than too little: a line without a mark has nothing that the mark stands for.
 */

import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { blocks } from '../../catalogue/flow/block-applications.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';

export interface LineTraits {
  /** The application as it is written, blanks around it included. */
  readonly written: string;
  /** In lower case and trimmed. */
  readonly application: string;
  /** Whether another application may stand in its data, as in `ExecIf(…?Set(…))`. */
  readonly mayNest: boolean;
  /** Of `Mark`, put together. */
  readonly marks: number;
  /** How many commas there are at most, those of the line's fields among them; MOST_COMMAS stands for any number from there on. */
  readonly commas: number;
}

/** What may stand in a line, one bit for each. */
export const Mark = {
  /** `${` */
  substitution: 1 << 0,
  /** `$[` */
  expression: 1 << 1,
  /** A `$` or a `{`. */
  reference: 1 << 2,
  /** A function, in a `${…}` or assigned to. */
  function: 1 << 3,
  /** A function that is assigned to. */
  assignedFunction: 1 << 4,
  /** `${IF(` and its kin. */
  ifFunction: 1 << 5,
  /** Brackets that are not nested in pairs, or of which it takes a closer look to say so. */
  brackets: 1 << 6,
  /** One of `= < > & | ! +` behind the line's own operator. */
  operator: 1 << 7,
  pipe: 1 << 8,
  /** An argument with nothing in it, or no parentheses. */
  emptyArgument: 1 << 9,
  /** `:` with an `@` somewhere behind it, or the word `curl`. */
  password: 1 << 10,
  carriageReturn: 1 << 11,
  /** A character beyond ASCII, a backslash, or an ampersand with a semicolon behind it. */
  typographic: 1 << 12,
  /** A comment, or a semicolon in the code. */
  semicolon: 1 << 13,
  /** A `[` behind a `)`. */
  header: 1 << 14,
  /** `${$`, a name that is computed. */
  computedName: 1 << 15,
  /** A `_` at the beginning of a word. */
  underscore: 1 << 16,
  /** `STATUS}`, `HANGUPCAUSE}` or `_STATE(` */
  status: 1 << 17,
  /** A `{` or `<` with a character behind it as placeholders of other languages begin. */
  placeholder: 1 << 18,
  /** The priority `hint`, behind which devices stand and no application. */
  hint: 1 << 19,
} as const;

const MARKS = 20;
export const ALL_MARKS = (1 << MARKS) - 1;
export const MOST_COMMAS = 15;
const everything = ALL_MARKS | (MOST_COMMAS << MARKS);

/** Whether the line has one of some marks. */
export function hasMark({ marks }: LineTraits, wanted: number): boolean {
  return (marks & wanted) !== 0;
}

/** Whether the application decides by a condition, or one in its data may; conditions of time and the function IF count as well. */
export function mayDecide({ application, mayNest, marks }: LineTraits): boolean {
  if (mayNest || (marks & Mark.ifFunction) !== 0 || Object.hasOwn(blocks, application)) return true;
  const form = applicationRoles(application)?.form;
  return form === 'plain-branches' || form === 'raw-branches';
}

/** Whether the application sets a variable, or one in its data may. */
export function maySet({ application, mayNest }: LineTraits): boolean {
  return mayNest || setsVariables(application);
}

/** Whether an application, its name in lower case, assigns to variables. */
export function setsVariables(application: string): boolean {
  return application === 'set' || application === 'mset';
}

/**
 * Names the marks and commas of a line by one number. A line with a semicolon in its code, which may hide or join what stands around it, has all,
 * and so has one that other lines add to.
 */
export function glance(statement: ExtensionStatement, text: string): number {
  if (statement !== latest.statement || text !== latest.text) {
    latest.statement = statement;
    latest.text = text;
    latest.glanced = statement.isJoined ? everything : lookedAt(statement, text);
  }
  return latest.glanced;
}

/** The line that was looked at last, which several rules ask for in turn. */
const latest: { statement: ExtensionStatement | undefined; text: string; glanced: number } = {
  statement: undefined,
  text: '',
  glanced: 0,
};

function lookedAt({ comment, hasParentheses, priority }: ExtensionStatement, text: string): number {
  let marks = hasParentheses ? 0 : Mark.emptyArgument;
  if (priority.word.text === 'hint') marks |= Mark.hint;
  let commas = 0;
  const end = comment < 0 ? text.length : comment;
  const operator = text.indexOf('=') + 2;
  let depth = 0;
  let quotedAt = -1;
  let isColonSeen = false;
  let isAmpersandSeen = false;
  let lastClosedAt = -1;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    switch (code) {
      case 36: {
        marks |= Mark.reference;
        const next = text.charCodeAt(i + 1);
        if (next === 123) {
          marks |= Mark.substitution;
          if (text.charCodeAt(i + 2) === 73 && text.charCodeAt(i + 3) === 70) marks |= Mark.ifFunction;
          if (text.charCodeAt(i + 2) === 36) marks |= Mark.computedName;
        } else if (next === 91) marks |= Mark.expression;
        break;
      }
      case 123: {
        marks |= Mark.reference;
        const next = text.charCodeAt(i + 1);
        if (next === 123 || next === 37 || next === 35) marks |= Mark.placeholder;
        open[depth++] = 125;
        break;
      }
      case 91:
        if (lastClosedAt >= 0) marks |= Mark.header;
        open[depth++] = 93;
        break;
      case 40: {
        if ((marks & Mark.substitution) !== 0) marks |= Mark.function;
        if (quotedAt === depth) marks |= Mark.brackets;
        open[depth++] = 41;
        const next = text.charCodeAt(i + 1);
        if (next === 41 || next === 44) marks |= Mark.emptyArgument;
        if (text.charCodeAt(i - 1) === 69 && text.startsWith('_STATE', i - 6)) marks |= Mark.status;
        break;
      }
      case 41:
      case 125:
      case 93:
        if (quotedAt === depth && code === 41) marks |= Mark.brackets;
        if (depth === 0 || open[--depth] !== code) marks |= Mark.brackets;
        if (code === 125 && text.charCodeAt(i - 1) === 83 && text.startsWith('STATUS', i - 6)) marks |= Mark.status;
        if (code === 125 && text.charCodeAt(i - 1) === 69 && text.startsWith('HANGUPCAUSE', i - 11)) marks |= Mark.status;
        if (code !== 41) break;
        lastClosedAt = depth;
        if (text.charCodeAt(i + 1) === 61) marks |= Mark.assignedFunction | Mark.function;
        break;
      case 34:
        if (quotedAt < 0) quotedAt = depth;
        else if (quotedAt === depth) quotedAt = -1;
        else marks |= Mark.brackets;
        break;
      // What stands behind a NUL is lost, a closing bracket too.
      case 0:
      case 39:
        marks |= Mark.brackets;
        break;
      case 92:
        marks |= Mark.brackets | Mark.typographic;
        break;
      case 44: {
        // One of the first two divides the fields of the line, whatever brackets it stands in.
        if (commas < 2 && depth > 0) marks |= Mark.brackets;
        if (commas < MOST_COMMAS) commas++;
        const next = text.charCodeAt(i + 1);
        if (next === 41 || next === 44) marks |= Mark.emptyArgument;
        break;
      }
      case 60: {
        const next = text.charCodeAt(i + 1);
        if (next === 37 || next === 63) marks |= Mark.placeholder;
        if (i >= operator) marks |= Mark.operator;
        break;
      }
      case 61:
        // A bracket in front of the first `=` belongs to the keyword.
        if (i === operator - 2 && depth > 0) marks |= Mark.brackets;
        if (i >= operator) marks |= Mark.operator;
        break;
      case 62:
      case 43:
      case 33:
        if (i >= operator) marks |= Mark.operator;
        break;
      case 38:
        isAmpersandSeen = true;
        marks |= Mark.operator;
        break;
      case 124:
        marks |= Mark.pipe | Mark.operator;
        break;
      case 58:
        isColonSeen = true;
        break;
      case 64:
        if (isColonSeen) marks |= Mark.password;
        break;
      case 95:
        // That of a pattern stands in front of all commas.
        if (commas > 0 && /[\0-\x20,("]/.test(text.charAt(i - 1))) marks |= Mark.underscore;
        break;
      case 99:
        if (text.startsWith('curl', i)) marks |= Mark.password;
        break;
      case 59:
        return everything;
      default:
        if (code > 126) marks |= Mark.typographic;
    }
  }
  // The last `)` ends the data, whatever it belongs to.
  if (depth !== 0 || lastClosedAt > 0) marks |= Mark.brackets;
  if (comment >= 0) marks |= marksOfComment(text, comment, isAmpersandSeen);
  if (text.charCodeAt(text.length - 1) === 13) marks |= Mark.carriageReturn;
  return marks | (commas << MARKS);
}

/** What closes the brackets that are open. */
const open: number[] = [];

/** What word processors and markup leave counts in comments as well, and so do placeholders. */
function marksOfComment(text: string, comment: number, isAmpersandSeen: boolean): number {
  let marks = isAmpersandSeen ? Mark.semicolon | Mark.typographic : Mark.semicolon;
  for (let i = comment; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || code === 92 || code === 38) marks |= Mark.typographic;
    else if (code === 123 || code === 60) marks |= Mark.placeholder;
  }
  return marks;
}

/** The marks in what `glance` gave. */
export function marksOf(glanced: number): number {
  return glanced & ALL_MARKS;
}

/** The traits of lines with one application, from what `glance` gave for their texts. */
export function traitsOf(written: string, glanced: number): LineTraits {
  const application = written.trim().toLowerCase();
  return { written, application, mayNest: mayNest(application), marks: marksOf(glanced), commas: glanced >> MARKS };
}

/** Whether another application may stand in the data of one; its name is in lower case. */
export function mayNest(application: string): boolean {
  return applicationRoles(application)?.role?.kind === 'application';
}
