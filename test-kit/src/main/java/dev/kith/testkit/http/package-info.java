/// Requests to a service, signed as NIP-98 wants it or bent from that.
@NullMarked
package dev.kith.testkit.http;

import org.jspecify.annotations.NullMarked;
