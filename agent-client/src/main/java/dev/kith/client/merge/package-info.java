/// Several relays and several filters as one subscription. Pure.
@NullMarked
@SansIo
package dev.kith.client.merge;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
