/** Turns a rule's look-up into a call of one of the merchant's systems, and what that answers into typed values. */
@NullMarked
package io.yingda.server.records;

import org.jspecify.annotations.NullMarked;
