/// What holds for the whole module.
@NullMarked
package dev.kith.servicekit;

import org.jspecify.annotations.NullMarked;
