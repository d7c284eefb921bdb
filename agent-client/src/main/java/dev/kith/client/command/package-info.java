/// The command line: `kith key`, `send`, `inbox`, `publish`, `listen` and `query`.
@NullMarked
package dev.kith.client.command;

import org.jspecify.annotations.NullMarked;
