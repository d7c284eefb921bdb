/// Several relays and several filters as one subscription.
@NullMarked
package dev.kith.client.merge;

import org.jspecify.annotations.NullMarked;
