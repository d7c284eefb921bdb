/// Tokens by which the service proves to a provider who it is.
@NullMarked
package dev.kith.wake.provider.token;

import org.jspecify.annotations.NullMarked;
