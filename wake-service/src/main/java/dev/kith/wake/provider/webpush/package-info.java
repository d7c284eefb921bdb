/// WebPush: RFC 8030, 8291 and 8292. UnifiedPush is the same since its version 3.
@NullMarked
package dev.kith.wake.provider.webpush;

import org.jspecify.annotations.NullMarked;
