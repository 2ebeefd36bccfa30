@NullMarked
package io.yingda.server.customers;

import org.jspecify.annotations.NullMarked;
