@NullMarked
package io.yingda.server.sandbox.witness;

import org.jspecify.annotations.NullMarked;
