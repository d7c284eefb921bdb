@NullMarked
package dev.kith.presence.docs;

import org.jspecify.annotations.NullMarked;
