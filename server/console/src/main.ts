import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import 'element-plus/es/components/base/style/css'
import './base.css'

createApp(App).use(router).mount('#app')
