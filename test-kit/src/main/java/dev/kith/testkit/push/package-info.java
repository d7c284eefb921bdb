/// Mock push services over TLS and HTTP/2, to test agents and services that wake and are woken.
@NullMarked
package dev.kith.testkit.push;

import org.jspecify.annotations.NullMarked;
