/// <reference types="vite/client" />

/** Only hangs its codec onto what it is a part of. */
declare module 'recorder-core/src/engine/beta-amr-engine'
