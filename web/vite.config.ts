import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Scripts of the residents' pages: each small, each loaded only where it is needed. */
const residentScripts = ['card', 'code', 'enrol', 'scan', 'sign-in', 'draft', 'styles']

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/server',
        target: 'node24',
        rollupOptions: { input: 'src/resident/pages.tsx', output: { entryFileNames: 'pages.js' } },
      }
    : {
        outDir: 'dist/client',
        manifest: 'manifest.json',
        target: 'es2017',
        cssTarget: 'chrome61',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rollupOptions: {
          input: Object.fromEntries([
            ['office', 'office.html'],
            ...residentScripts.map((name) => [
              name,
              name === 'styles' ? 'src/resident/styles.css' : `src/resident/scripts/${name}.ts`,
            ]),
          ]),
        },
      },
  ssr: { noExternal: true },
}))
