import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Scripts of the residents' pages: each small, each loaded only where it is needed. `frame` is on every page. */
const residentScripts = [
  'frame',
  'card',
  'code',
  'ending',
  'enrol',
  'kiosk',
  'letter',
  'passkey',
  'print',
  'scan',
  'sign-in',
  'draft',
  'upload',
  'rare',
]

/** What has no hash in its name: the browser looks for these at fixed addresses. */
const fixedNames: Record<string, string> = { 'offline-worker': 'offline-worker.js' }

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/server',
        target: 'node24',
        copyPublicDir: false,
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
          input: {
            office: 'office.html',
            styles: 'src/resident/styles.css',
            ...Object.fromEntries(
              [...residentScripts, ...Object.keys(fixedNames)].map((name) => [
                name,
                `src/resident/scripts/${name}.ts`,
              ]),
            ),
          },
          output: {
            entryFileNames: ({ name }) => fixedNames[name] ?? 'assets/[name]-[hash].js',
          },
        },
      },
  ssr: { noExternal: true },
}))
