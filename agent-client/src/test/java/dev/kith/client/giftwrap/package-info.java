@NullMarked
package dev.kith.client.giftwrap;

import org.jspecify.annotations.NullMarked;
