// Builds the console when, and only when, its sources have changed: Maven runs this on every build.
// Usage: node console/build.mjs   (from any directory)

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, 'node_modules')
const dist = join(here, 'dist')
// What was installed and built last, as hashes of what it was made from. They live in node_modules: no node_modules, no claim.
const installedFrom = join(modules, '.yingda-lock')
const builtFrom = join(modules, '.yingda-build')
const oldestNode = 20

function main() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    fail(`控制台需要 Node.js ${oldestNode} 或更高版本，这里是 ${process.versions.node}。请升级 Node.js 后重试。`)
  }
  const lock = hashOf([join(here, 'package-lock.json'), join(here, 'package.json')])
  if (noted(installedFrom) !== lock) {
    npm(['ci', '--prefer-offline', '--no-audit', '--no-fund'], '安装控制台的依赖')
    note(installedFrom, lock)
  }
  const sources = hashOf(filesUnder(here))
  if (noted(builtFrom) !== sources || !existsSync(join(dist, 'index.html'))) {
    rmSync(builtFrom, { force: true })
    npm(['run', 'build'], '构建控制台')
    if (!existsSync(join(dist, 'index.html'))) {
      fail('控制台构建结束，却没有生成 server/console/dist/index.html。')
    }
    // Maven copies the new files over the old ones and never removes one; old assets would pile up in the jar.
    rmSync(join(here, '..', 'target', 'classes', 'console'), { recursive: true, force: true })
    note(builtFrom, sources)
  }
}

function npm(parameters, purpose) {
  console.log(`${purpose}：npm ${parameters.join(' ')}`)
  const run = spawnSync('npm', parameters, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  if (run.error?.code === 'ENOENT') {
    fail('找不到 npm。请安装 Node.js 与 npm（Debian/Ubuntu：apt install nodejs npm；macOS：brew install node）。')
  }
  if (run.error || run.status !== 0) {
    fail(`${purpose}失败（npm ${parameters.join(' ')}，退出码 ${run.status ?? run.error?.code ?? run.signal}），原因见上。`)
  }
}

function filesUnder(directory) {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => directory !== here || !['node_modules', 'dist'].includes(entry.name))
    .flatMap((entry) => {
      const path = join(directory, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    if (!existsSync(file)) {
      fail(`缺少 server/console/${relative(here, file)}。`)
    }
    const bytes = readFileSync(file)
    hash.update(`${relative(here, file)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

function noted(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function note(path, hash) {
  mkdirSync(modules, { recursive: true })
  writeFileSync(path, hash)
}

function fail(message) {
  console.error(`[控制台] ${message}`)
  process.exit(1)
}

main()
