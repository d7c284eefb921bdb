/// What services say of themselves.
@NullMarked
package dev.kith.discovery.advert;

import org.jspecify.annotations.NullMarked;
