/// Questions to web servers.
@NullMarked
package dev.kith.client.http;

import org.jspecify.annotations.NullMarked;
