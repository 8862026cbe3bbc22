import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The layers of docs/architecture.md: what each folder of server/src may not import. test/tidy/layers.test.ts checks the same by reading. */
const forbidden = {
  base: ['syntax', 'catalogue', 'format', 'model', 'lint', 'features', 'workspace', 'lsp', 'node', 'browser', 'cli'],
  syntax: ['catalogue', 'format', 'model', 'lint', 'features', 'workspace', 'lsp', 'node', 'browser', 'cli'],
  catalogue: ['syntax', 'format', 'model', 'lint', 'features', 'workspace', 'lsp', 'node', 'browser', 'cli'],
  format: ['model', 'lint', 'features', 'workspace', 'lsp', 'node', 'browser', 'cli'],
  model: ['format', 'lint', 'features', 'workspace', 'lsp', 'node', 'browser', 'cli'],
  lint: ['features', 'workspace', 'lsp', 'node', 'browser', 'cli'],
  features: ['workspace', 'lsp', 'node', 'browser', 'cli'],
  workspace: ['features', 'lsp', 'node', 'browser', 'cli'],
  lsp: ['node', 'browser', 'cli'],
  node: ['browser', 'cli'],
  browser: ['features', 'node', 'cli'],
  cli: ['features', 'lsp', 'browser'],
};

export default tseslint.config(
  { ignores: ['dist/', '.build/', '.tsbuild/', '.editor/', 'node_modules/', 'test-results/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        document: 'readonly',
        getComputedStyle: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  ...Object.entries(forbidden).map(([folder, layers]) => ({
    files: [`server/src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: layers.map((layer) => `**/${layer}/**`),
              message: `${folder} stands below or beside this layer; see docs/architecture.md.`,
            },
          ],
        },
      ],
    },
  })),
);
