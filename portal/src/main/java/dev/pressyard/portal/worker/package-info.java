/** The administrator's page of nodes: which are there, and what each works on. */
@NullMarked
package dev.pressyard.portal.worker;

import org.jspecify.annotations.NullMarked;
