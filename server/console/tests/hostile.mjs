/** Texts that would run, restyle or lead astray if any of them were taken for markup. */
export const hostile = [
  '<script>window.hit=1</script>',
  '<img src=x onerror=window.hit=1>',
  '<svg onload=window.hit=1>',
  '"><img src=x onerror="window.hit=1">',
  "'-window.hit=1-'",
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<a href="javascript:window.hit=1">点我</a>',
  '<a href="https://example.com/" onclick="window.hit=1">看规则</a>',
  '<a href="data:text/html,<script>window.hit=1</script>">点我</a>',
  '{{constructor.constructor("window.hit=1")()}}',
  '${window.hit=1}',
  '<style>*{display:none}</style>',
  '</textarea><script>window.hit=1</script>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>',
  ']]><script>window.hit=1</script><![CDATA[',
]
