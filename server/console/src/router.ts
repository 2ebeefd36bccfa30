import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    { path: '/', redirect: '/sandbox' },
    {
      path: '/sandbox',
      component: () => import('./pages/SandboxPage/SandboxPage.vue'),
      meta: { title: '沙箱' },
    },
    { path: '/:rest(.*)*', component: () => import('./pages/MissingPage/MissingPage.vue'), meta: { title: '没有这一页' } },
  ],
})

router.afterEach((to) => {
  document.title = `${String(to.meta['title'] ?? '控制台')} · 应答`
})
