/**
 * Turns calls of WeChat's API into what WeChat would answer, and into what its followers see: tokens, customer-service and
 * template messages, followers and tags, QR codes, menus, media, customer service, published articles.
 */
@NullMarked
package io.yingda.server.sandbox.api;

import org.jspecify.annotations.NullMarked;
