@NullMarked
package dev.kith.wake.docs;

import org.jspecify.annotations.NullMarked;
