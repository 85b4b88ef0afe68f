/**
 * Questions of many clients, answered one at a time, with a history that outlives the node. What is
 * asked is bounded before it is played, so that no question takes the node with it.
 */
package io.fleettwin.api.whatif.queue;
