/// What a service says of itself on the local network. Pure.
@NullMarked
@SansIo
package dev.kith.discovery.advert;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
