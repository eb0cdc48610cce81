/// What tests are made of: small workflows, and a world in virtual time for the pure rules.
@NullMarked
package dev.pilothouse.engine.kit;

import org.jspecify.annotations.NullMarked;
