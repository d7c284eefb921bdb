@NullMarked
package dev.kith.relay.name;

import org.jspecify.annotations.NullMarked;
