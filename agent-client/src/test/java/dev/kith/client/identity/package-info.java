/// Who is who.
@NullMarked
package dev.kith.client.identity;

import org.jspecify.annotations.NullMarked;
