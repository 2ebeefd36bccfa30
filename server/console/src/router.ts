import { createRouter, createWebHistory, type RouteLocationRaw } from 'vue-router'
import { may, readSandbox, readSession, type Right } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** What a person needs to see the page; nothing for a page that everybody may see. */
    right?: Right
    /** Whether the navigation stands above the page. */
    nav?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    { path: '/', component: () => import('./pages/MissingPage/MissingPage.vue'), beforeEnter: home },
    {
      path: '/sandbox',
      component: () => import('./pages/SandboxPage/SandboxPage.vue'),
      meta: { title: '沙箱', nav: true },
    },
    {
      path: '/desk',
      component: () => import('./pages/DeskPage/DeskPage.vue'),
      meta: { title: '座席台', right: 'SEE_DESK', nav: true },
    },
    {
      path: '/tickets',
      component: () => import('./pages/TicketsPage/TicketsPage.vue'),
      meta: { title: '工单', right: 'SEE_DESK', nav: true },
    },
    {
      path: '/demo',
      component: () => import('./pages/DemoPage/DemoPage.vue'),
      meta: { title: '演示', right: 'SEE_DESK', nav: true },
    },
    {
      path: '/marks',
      component: () => import('./pages/MarksPage/MarksPage.vue'),
      meta: { title: '待改进', right: 'EDIT', nav: true },
    },
    {
      path: '/people',
      component: () => import('./pages/PeoplePage/PeoplePage.vue'),
      meta: { title: '人员', right: 'ADMINISTER', nav: true },
    },
    {
      path: '/audit',
      component: () => import('./pages/AuditPage/AuditPage.vue'),
      meta: { title: '操作记录', right: 'ADMINISTER', nav: true },
    },
    {
      path: '/account',
      component: () => import('./pages/AccountPage/AccountPage.vue'),
      meta: { title: '我的账号', right: 'SIGNED_IN', nav: true },
    },
    { path: '/sign-in', component: () => import('./pages/SignInPage/SignInPage.vue'), meta: { title: '登录' } },
    { path: '/first', component: () => import('./pages/FirstPage/FirstPage.vue'), meta: { title: '第一位管理员' } },
    { path: '/welcome', component: () => import('./pages/WelcomePage/WelcomePage.vue'), meta: { title: '设置密码' } },
    { path: '/no-right', component: () => import('./pages/NoRightPage/NoRightPage.vue'), meta: { title: '没有权限', right: 'SIGNED_IN', nav: true } },
    { path: '/:rest(.*)*', component: () => import('./pages/MissingPage/MissingPage.vue'), meta: { title: '没有这一页' } },
  ],
})

/** Where somebody starts: at the desk, an editor at what is to be edited; in a demonstration without a session, at the sandbox. */
async function home(): Promise<RouteLocationRaw> {
  const known = await readSession().catch(() => undefined)
  if (known === undefined) {
    return (await readSandbox()) ? '/sandbox' : '/sign-in'
  }
  return may('SEE_DESK') ? '/desk' : may('EDIT') ? '/marks' : '/account'
}

router.beforeEach(async (to): Promise<RouteLocationRaw | true> => {
  if (to.meta.right === undefined) {
    return true
  }
  // A server out of reach is the page's own matter to tell.
  const known = await readSession().catch(() => null)
  if (known === undefined) {
    return { path: '/sign-in', query: { to: to.fullPath } }
  }
  return known === null || may(to.meta.right) ? true : '/no-right'
})

// A part of the page that cannot be had any more was replaced by a newer one: the page is loaded afresh, if it can be.
router.onError((_, to) => {
  void fetch('/console/', { cache: 'no-store' }).then(
    (answer) => answer.ok && location.assign(router.resolve(to).href),
    () => undefined,
  )
})

router.afterEach((to) => {
  document.title = `${to.meta.title ?? '控制台'} · 应答`
})
