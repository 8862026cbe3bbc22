/** Asterisk's own documentation as a file: what is found in it, and what is said of a broken one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentedParameters, DocumentationReader, elementsIn } from '../../server/src/catalogue/documentation-file.ts';

const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE docs SYSTEM "appdocsxml.dtd">
<?xml-stylesheet type="text/xsl" href="appdocsxml.xslt"?>
<docs xmlns:xi="http://www.w3.org/2001/XInclude">
<application name="Paint" module="app_paint" language="en_US">
<synopsis>Paints the line &amp; the &lt;wall&gt;.</synopsis>
<syntax argsep="|"><parameter name="color" required="true"/><parameter name="walls" argsep="&amp;"><argument name="wall" multiple="yes"/></parameter></syntax>
</application>
<manager name="Paint"><application name="inner"/></manager>
<function name="PAINT"><synopsis><![CDATA[<raw>]]></synopsis></function>
<application><synopsis>nameless</synopsis></application>
</docs>
`;

function read(parts: readonly string[]): DocumentationReader {
  const reader = new DocumentationReader();
  for (const part of parts) reader.write(part);
  return reader;
}

test('applications in any case, functions in their own', () => {
  const documentation = read([text]).close();
  assert.ok(documentation !== undefined);
  assert.deepEqual(
    [...documentation.applications, ...documentation.functions].map(({ name }) => name),
    ['Paint', 'PAINT'],
  );
  assert.equal(documentation.application('pAINT')?.name, 'Paint');
  assert.equal(documentation.function('Paint'), undefined);
  const [synopsis] = elementsIn(documentation.function('PAINT')?.element, 'synopsis');
  assert.deepEqual(synopsis?.children, ['<raw>']);
});

test('the same however it is cut', () => {
  const whole = read([text]).close();
  assert.deepEqual(read(text.split('')).close()?.application('Paint'), whole?.application('Paint'));
});

test('arguments as the catalogue has them', () => {
  const entry = read([text]).close()?.application('Paint');
  assert.ok(entry !== undefined);
  assert.deepEqual(documentedParameters(entry), {
    argSeparator: '|',
    parameters: [
      { name: 'color', required: true },
      { name: 'walls', argSeparator: '&', arguments: [{ name: 'wall', multiple: true }] },
    ],
  });
});

const broken: readonly (readonly [string, RegExp])[] = [
  ['', /document must contain a root element/],
  ['not XML', /1:\d+/],
  [text.replace('</synopsis>', ''), /unexpected close tag/],
  [text.slice(0, 600), /unclosed tag/],
  ['<docs><manager name="x"/></docs>', /no application and no function stands in it\./],
  [`<!DOCTYPE d [<!ENTITY a "b">]><docs>&a;</docs>`, /undefined entity/],
];
for (const [source, problem] of broken)
  test(`nothing but a problem in '${source.slice(0, 20)}' of ${source.length}`, () => {
    const reader = read([source]);
    assert.equal(reader.close(), undefined);
    assert.match(reader.problem ?? '', problem);
  });
