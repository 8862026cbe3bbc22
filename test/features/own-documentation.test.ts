/** Hover and rules with the documentation of the user's own Asterisk. */

import { test } from 'node:test';
import { checkProblems } from '../support/check.ts';
import { checkCompletion } from '../support/check-completion.ts';
import { checkHover, checkSignature } from '../support/check-descriptions.ts';

const documentation = `-- core-en_US.xml --
<?xml version="1.0"?>
<docs>
<application name="Dial" language="en_US">
  <since><version>0.1</version></since>
  <synopsis>
    Calls   somebody.
  </synopsis>
  <syntax>
    <parameter name="who" required="true"><para>Whom to call.</para></parameter>
    <parameter name="options">
      <optionlist>
        <option name="U" argsep="^"><argument name="x" required="true"/><argument name="arg"/><para>Runs <replaceable>x</replaceable>.</para>
          <variablelist><variable name="GOSUB_RESULT"><value name="ABORT">Hangs up.</value></variable></variablelist></option>
      </optionlist>
    </parameter>
  </syntax>
  <description>
    <para>First <literal>a_b</literal>, then *this*.</para>
    <note><para>Mind it.</para></note>
    <example title="Two lines">
      exten => s,1,Dial(x)
       same => n,Hangup()
    </example>
  </description>
  <see-also><ref type="application">Queue</ref></see-also>
</application>
<application name="PaintWall"><synopsis>Paints.</synopsis><syntax><parameter name="color" required="true"/><parameter name="coats"/></syntax></application>
<function name="WALL_COLOUR"><synopsis>The color.</synopsis><syntax argsep="/"><parameter name="room"/><parameter name="side"/></syntax></function>
</docs>
`;

test('the full text of an application stands in the place of ours', () =>
  checkHover(
    `[a]\nexten => s,1,Di<|>al(PJSIP/1)\n${documentation}`,
    'Dial(who[,options])',
    '\n\nCalls somebody.\n\n',
    'Since Asterisk 0.1.',
    'First `a_b`, then \\*this\\*.',
    '**Note**\n\nMind it.',
    'Two lines:\n\n```asterisk-dialplan\nexten => s,1,Dial(x)\n same => n,Hangup()\n```',
    '- `who`: Whom to call.\n- `options`\n  - `U(x[^arg])`: Runs *x*.\n    - `GOSUB_RESULT`\n      - `ABORT`: Hangs up.',
    'See also `Queue`.',
  ));

test('an option, with the routine that it runs', () =>
  checkHover(
    `[a]\nexten => s,1,Dial(PJSIP/1,,<|>U(b))\n[b]\nexten => s,1,Return()\n${documentation}`,
    '`U(x[^arg])`, option of `Dial`:\n\nRuns *x*.',
    '**Subroutine** `b,s,1()`',
  ));

test('what is not in it is told from ours', () => {
  checkHover(`[a]\nexten => s,1,Que<|>ue(q)\n${documentation}`, 'in Asterisk');
  checkHover(`[a]\nexten => s,1,Dial(PJSIP/1,,<|>t)\n${documentation}`, 'option of `Dial`');
});

test('applications and functions of third-party modules', () => {
  checkHover(`[a]\nexten => s,1,paint<|>wall()\n${documentation}`, 'Paints.');
  checkHover(`[a]\nexten => s,1,NoOp(\${WALL_CO<|>LOUR(x)})\n${documentation}`, 'The color.');
});

test('they are not unknown, but their misspellings are', () =>
  checkProblems(
    `
[a]
exten => s,1,PaintWall(\${WALL_COLOUR(x)})
 same => n,PaintWal()
;          ^^^^^^^^ warning unknown-application: No application is named 'PaintWal'.
 same => n,NoOp(\${WALLCOLOUR(x)})
;                 ^^^^^^^^^^ warning unknown-function: No function is named 'WALLCOLOUR'.
 same => n,Hangup()
${documentation}`,
    { only: ['unknown-application', 'unknown-function'] },
  ));

test('they are offered', () => {
  checkCompletion(`[a]\nexten => s,1,Pain<|>\n${documentation}`, {
    all: ['PaintWall'],
    accept: ['PaintWall', `[a]\nexten => s,1,PaintWall(<||>)\n${documentation}`],
  });
  checkCompletion(`[a]\nexten => s,1,NoOp(\${WALL<|>)\n${documentation}`, {
    has: ['WALL_COLOUR'],
    accept: ['WALL_COLOUR', `[a]\nexten => s,1,NoOp(\${WALL_COLOUR(<||>)})\n${documentation}`],
  });
  checkCompletion(`[a]\nexten => s,1,Dia<|>\n${documentation}`, { has: ['Dial'] });
});

test('signatures of third-party modules', () => {
  checkSignature(`[a]\nexten => s,1,ExecIf($[1]?paintwall(red,<|>))\n${documentation}`, 'PaintWall(color[,«coats»])', 'Paints.');
  checkSignature(
    `[a]\nexten => s,1,NoOp(\${WALL_COLOUR(hall/<|>)})\n${documentation}`,
    'WALL_COLOUR([room[/«side»]])',
    'The color.',
  );
  checkSignature(
    `[a]\nexten => s,1,Dial(<|>)\n${documentation}`,
    'Dial([«Technology/Resource»[&Technology2/Resource2…][,timeout[,options[,URL]]]])',
  );
});
