import tseslint from 'typescript-eslint'

// Biome lints everything else; these need types, and find the query that nobody awaits (style.md D.1).
export default tseslint.config(
  { ignores: ['build/**', 'node_modules/**', 'data/**', '**/*.js', '**/*.d.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 300 }],
    },
  },
  // Generated: as long as the database is wide.
  { files: ['db/schema.ts'], rules: { 'max-lines': 'off' } },
)
