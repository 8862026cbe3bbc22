/**
 * Dialplans that look random and are the same in every run: a little of all that a reader of dialplans can get wrong, thrown together
 * without sense. What must hold of any dialplan is tried on these.
 */

import type { Random } from './random.ts';

/** The files by path, `extensions.conf` first; others are included by it or by one another, or by nothing. */
export function randomDialplan(random: Random): ReadonlyMap<string, string> {
  const writer = new Writer(random);
  const files = new Map<string, string>();
  files.set('extensions.conf', writer.file('root'));
  for (const path of ['b.conf', 'c.conf', 'parts/1.conf', 'parts/2.conf'])
    if (random.below(4) > 0) files.set(path, writer.file('part'));
  return files;
}

/** The name of an extension as it may stand in a dialplan, globals and all. */
function randomName(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return randomPattern(random);
    case 1:
    case 2:
      return random.pick(patterns);
    case 3:
      return random.pick(computed);
    default:
      return random.pick(literals);
  }
}

/** A pattern of characters that mean something, in any order. */
function randomPattern(random: Random): string {
  let pattern = '_';
  for (let i = random.below(5); i >= 0; i--) pattern += random.pick(patternParts);
  return pattern;
}

/** The texts between `¦`, in lines. */
function listed(text: string): readonly string[] {
  return text.replace(/^\n|\n$/g, '').split(/[¦\n]/);
}

const literals = listed(`100¦101¦1-01¦1-00¦s¦s-¦h¦i¦t¦a-b¦ab¦1 00¦*5¦#¦+49¦1¦12¦é¦"1"¦a\\,b¦[x]`);
const patterns = listed(`
_X.¦_1XX¦_1xx¦_1X.¦_NXX¦_ZXX¦_[1-9]XX¦_[1-3]XX¦_[13]X¦_[3-1]5¦_X!¦_.¦_!¦_1-[2-4]¦_[]1¦_[a-c]x¦_1[2]3¦_123¦_12 3
_1[ 2]3¦_¦_-¦_[1-35-7].¦_e.¦_X.Y¦_[9-1]5¦_[-1]¦_[1-]¦_[1-3-5]¦_[.!]
`);
const patternParts = listed(`X¦N¦Z¦x¦n¦z¦1¦2¦9¦.¦!¦-¦ ¦[12]¦[2-4]¦[9-1]¦[]¦[-5]¦[1-]¦[13-5]¦[a-c#]¦a¦*`);
const computed = listed(`\${N}¦\${P}¦1\${N}¦\${MISSING}¦\${N:1}¦\${N:-1:1}¦$[1+1]¦\${EXTEN}¦_\${N}X¦\${D}¦\${N}\${N}`);
const callerIds = listed(`/100¦/100¦/_1XX¦/¦/1.2¦/(0)5-5¦/_[1-3]X¦/a/b¦/_X.¦/100-¦/\${N}¦/ 5`);
const priorities = listed(`1¦1¦2¦3¦n¦n¦n¦n¦next¦s¦same¦hint¦n(l)¦n(m)¦1(l)¦2(m)¦s(x)¦s+1¦n+2¦n+1(l)¦5¦10`);
const oddPriorities = listed(`
0¦-1¦l¦m¦l+1¦m+100¦n(¦n(l¦n( l )¦n(a b)¦n (l)¦2 (l)¦n()¦N¦Hint¦7abc¦0x10¦¦+5¦n-1¦hint+3¦hint+1¦n+¦n+x¦n(l)+5¦s-1
1NoOp(x)¦2(l)NoOp(x)¦\${N}¦n(\${N})¦99999999999¦2147483647¦ 3 ¦n(a(b))¦1.5¦+¦n++2¦s+1-1
`);
const applications = listed(`
NoOp(x)¦NoOp(x)¦NoOp¦Answer()¦Hangup¦Dial(PJSIP/100,30,tT)¦Goto(l)¦Goto(100,1)¦Goto(b,s,1)¦Gosub(c,s,1(a,b))
Set(X=\${EXTEN})¦Return()
`);
const oddApplications = listed(`
NoOp (x)¦NoOp(a)b)c¦NoOp(a¦"NoOp(x)"¦\${APP}(x)¦No\${A}Op(x)¦NoOp(a\\;b)¦NoOp(a;b)¦SIP/1&SIP/\${EXTEN}¦Custom:a(b)¦
NoOp,a,b¦NoOp( a "q" [ )¦ NoOp(x) trailing¦NoOp(a),NoOp(b)¦NoOp($[1+1])¦$[1]NoOp(x¦(¦)¦()¦NoOp(\${X)¦NoOp(\t)¦NoOp(é)
SIP/\${CONTEXT}¦NoOp(x))
`);
const comments = listed(`
 ; words¦;words¦ ;-- words --;¦;--- words¦ ;-- words¦ --; words¦ ; a ;-- b¦\\;¦;--;¦ ;-- a ;-- b --;
 ; lint: allow duplicate-priority
`);
const operators = listed(` => ¦ => ¦ => ¦=>¦=¦ = ¦  =>  `);
const oddOperators = listed(` == ¦ =>> ¦ += ¦ +=¦+=>¦ -> ¦ : ¦ => > ¦\t=>\t¦ =\\; `);
const keys = listed(
  `foo¦exten2¦Exten¦EXTEN¦sameness¦SAME¦same¦\\exten¦¦hint¦autohints¦extenpattern¦priority¦i nclude¦\\;exten¦INCLUDE`,
);
const includes = listed(`
b¦c¦a¦B¦none¦b,9:00-17:00,mon-fri,*,*¦c,9:00-17:00,mon-fri,*,*¦b|9:00-17:00|mon-fri|*|*¦\${C}¦¦b ¦x y¦b,*,*,*,jan-mar
c,0:00-5:00,*,1-5,*¦b,xx,mon,1,jan¦c,22:00-06:00&12:00,fri-mon,*,*¦_¦b,1:00
`);
const switches = listed(`Realtime/x@y¦Realtime/x@y¦Loopback/1@b¦Lua¦Lua/¦¦realtime/X@y¦\${C}/x¦/x¦Loopback/\${EXTEN}@b`);
const ignored = listed(`9¦_9X¦9¦\${N}¦¦_9x¦_9X.`);
const contextNames = listed(`a¦a¦b¦b¦c¦A¦t¦u¦x y¦general¦globals¦¦long-name¦ a¦a]b¦macro-x`);
const options = listed(`(!)¦(!)¦(t)¦(t)¦(a)¦(t,b)¦(+)¦(+)¦(u,+)¦(!,t)`);
const oddOptions = listed(
  `(t, b)¦(+,!)¦(!,+)¦(+TEMPLATES=include)¦()¦(t,)¦(none)¦ (!)¦(¦(t¦(T)¦(!,!)¦(t)(b)¦(t,t)¦(+,+)¦(,t)¦(+,t)¦(!)x`,
);
const directives = listed(`
#include "b.conf"¦#include b.conf¦#include <c.conf>¦#tryinclude "c.conf"¦#tryinclude none.conf¦#include "parts/*.conf"
#INCLUDE parts/1.conf
`);
const oddDirectives = listed(`
#include¦#foo¦# include "b.conf"¦#¦#include"b.conf"¦#exec echo¦#include "{c,b}.conf"¦#include "parts/?.conf"
#include parts/[1].conf¦#tryinclude¦#include 'b.conf'¦#tryinclude "none*.conf"¦#include b.conf ; words
#include "parts/{2,1}.conf"¦#Tryinclude\tc.conf¦#include "./b.conf"¦#include "parts/../c.conf"¦\\#include b.conf
`);
const fatal = listed(`
[a¦[b](t¦[b](none)¦[none](+)¦#include none.conf¦#include "none*.conf"¦\\ x = 1¦\\¦#include extensions.conf
#include parts¦#include ""
`);
const settings = listed(
  `N=12¦P=_1XX¦C=b¦D=1-0¦E=¦N=\${N}5¦_N=7¦N = 1 2¦Q="x"¦N += 3¦C=>c¦F=\${MISSING}x¦G=$[1+2]¦n=9¦H=a\\;b¦APP=NoOp¦A=,`,
);
const junk = listed(`
no equals here¦= x¦=> 1¦exten¦exten =>¦same =>¦\\¦exten > 1,1,NoOp(x)¦\u0001¦+= x¦a+b=c¦+=¦\\=x = 1¦exten += ¦<a>
{{ x }}¦;¦;;¦--;¦;--¦;-- --;¦ex;-- --;ten => 5,1,NoOp(x)
`);

class Writer {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  file(kind: 'root' | 'part'): string {
    const random = this.#random;
    const lines: string[] = [];
    /** How often something odd is written, in a hundred lines. */
    const oddity = random.pick([0, 5, 15, 30]);
    const canFail = random.below(6) === 0;
    if (kind === 'root' && random.below(3) > 0) lines.push(random.pick(['[globals]', '[Globals]']), ...this.#some(5, settings));
    if (kind === 'root' || random.below(3) > 0) lines.push('[a]');
    if (kind === 'root' && random.below(2) === 0) lines.push('[t](!)', this.#extension(oddity), this.#same(oddity));
    for (let i = 4 + random.below(24); i > 0; i--) lines.push(this.#line(oddity));
    if (canFail) lines.splice(random.below(lines.length), 0, random.pick(fatal));
    const ending = random.pick(['\n', '\n', '\n', '\r\n', ' \n']);
    const text = lines.join(ending) + (random.below(3) === 0 ? '' : ending);
    return random.below(20) === 0 ? `\ufeff${text}` : text;
  }

  #line(oddity: number): string {
    const random = this.#random;
    if (this.#is(1) && oddity > 0) return this.#strange();
    switch (random.below(20)) {
      case 0:
      case 1:
        return this.#header(oddity);
      case 2:
        return this.#keyed('include', random.pick(includes), oddity);
      case 3:
        return this.#other(oddity);
      case 4:
        return this.#is(oddity) ? random.pick(junk) : random.pick(['', '; words', ';-- words --;', '   ']);
      case 5:
      case 6:
      case 7:
      case 8:
      case 9:
      case 10:
        return this.#same(oddity);
      default:
        return this.#extension(oddity);
    }
  }

  #header(oddity: number): string {
    const random = this.#random;
    const option = this.#is(oddity) ? random.pick(oddOptions) : random.below(3) === 0 ? random.pick(options) : '';
    return `[${random.pick(contextNames)}]${option}${this.#is(oddity) ? random.pick(comments) : ''}`;
  }

  #extension(oddity: number): string {
    const random = this.#random;
    const name = randomName(random);
    const callerId = random.below(5) === 0 ? random.pick(callerIds) : '';
    return this.#keyed('exten', `${name}${callerId},${this.#step(oddity)}`, oddity);
  }

  #same(oddity: number): string {
    return this.#keyed('same', this.#step(oddity), oddity);
  }

  #step(oddity: number): string {
    const random = this.#random;
    const priority = random.pick(this.#is(oddity) ? oddPriorities : priorities);
    if (this.#is(oddity / 4)) return priority;
    return `${priority},${random.pick(this.#is(oddity) ? oddApplications : applications)}`;
  }

  #other(oddity: number): string {
    const random = this.#random;
    switch (random.below(5)) {
      case 0:
        return this.#keyed(random.pick(['switch', 'lswitch', 'eswitch']), random.pick(switches), oddity);
      case 1:
        return this.#keyed('ignorepat', random.pick(ignored), oddity);
      case 2:
        return this.#keyed('autohints', random.pick(['yes', 'no', 'true', 'maybe']), oddity);
      case 3:
        return random.pick(settings);
      default:
        return random.pick(this.#is(oddity) ? oddDirectives : directives);
    }
  }

  #keyed(key: string, value: string, oddity: number): string {
    const random = this.#random;
    const written = this.#is(oddity / 3) ? random.pick(keys) : key;
    const operator = random.pick(this.#is(oddity / 2) ? oddOperators : operators);
    const comment = random.below(8) === 0 || this.#is(oddity) ? random.pick(comments) : '';
    return `${random.pick(['', '', ' ', '\t'])}${written}${operator}${value}${comment}`;
  }

  /** Bytes that hardly anybody writes. */
  #strange(): string {
    const random = this.#random;
    const long = `exten => 777,1,NoOp(${'x'.repeat(8165 + random.below(12))})`;
    return random.pick([
      long,
      'exten => 7,1,NoOp(a\0b)',
      '\ufeffexten => 8,1,NoOp(x)',
      'exten => 9,1,NoOp(x)\r[b]',
      'exten => 1\u00a02,1,NoOp(x)',
      `[${'n'.repeat(90)}]`,
      `exten => ${'1'.repeat(300)},1,NoOp(x)`,
      '\f[b]',
    ]);
  }

  #some(limit: number, list: readonly string[]): string[] {
    return Array.from({ length: this.#random.below(limit) }, () => this.#random.pick(list));
  }

  #is(percentage: number): boolean {
    return this.#random.below(100) < percentage;
  }
}
