/// Requests to addresses that others have named.
@NullMarked
package dev.kith.wake.provider.outbound;

import org.jspecify.annotations.NullMarked;
