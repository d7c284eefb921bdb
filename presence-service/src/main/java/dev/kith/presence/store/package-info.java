/// What the directory keeps in PostgreSQL.
@NullMarked
package dev.kith.presence.store;

import org.jspecify.annotations.NullMarked;
