/// Questions to web servers, with a real one.
@NullMarked
package dev.kith.client.http;

import org.jspecify.annotations.NullMarked;
