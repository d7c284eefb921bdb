@NullMarked
package dev.kith.client.session;

import org.jspecify.annotations.NullMarked;
