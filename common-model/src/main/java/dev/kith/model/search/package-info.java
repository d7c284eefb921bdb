/// What a search finds in a text (NIP-50). Pure.
@NullMarked
@SansIo
package dev.kith.model.search;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
