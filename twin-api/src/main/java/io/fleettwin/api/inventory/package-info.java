/**
 * Fleet inventories that other tools write, read into what a twin needs: driverquery, Intune,
 * osquery. Start at {@link io.fleettwin.api.inventory.InventoryImport}.
 */
package io.fleettwin.api.inventory;
