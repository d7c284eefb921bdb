/// The edge to HTTP itself: addresses, limits, how problems are rendered, and how the values of
/// Nostr and of paging look in JSON, paths and queries.
@NullMarked
package dev.kith.servicekit.http;

import org.jspecify.annotations.NullMarked;
