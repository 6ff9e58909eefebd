import { asOf } from "./as_of";
import type { ApiClient } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ListedResident = Schemas["ResidentListed"];
export type ResidentCard = Schemas["ResidentCardTold"];
export type Meter = Schemas["MeterTold"];
export type BuildingCard = Schemas["BuildingCardTold"];
export type CatalogueCategory = Schemas["CatalogueCategory"];
export type CataloguedProblem = Schemas["CataloguedProblem"];
export type Wishes = Schemas["PreferencesTold"];
export type WishesAsked = Schemas["PreferencesAsked"];

const part = encodeURIComponent;

/** Residents by words, of one building if named; with a cursor there is more to look through. */
export const findResidents = (client: ApiClient, company: string, query: string, building: string, cursor: string) =>
  client.get<Schemas["ResidentList"]>("/residents", { query: { company, query, building, cursor } });

export const readResident = (client: ApiClient, company: string, id: string) =>
  client.get<ResidentCard>(`/residents/${part(company)}/${part(id)}`);

export const findBuildings = (client: ApiClient, company: string, query: string, cursor: string) =>
  client.get<Schemas["BuildingList"]>("/buildings", { query: { company, query, cursor, limit: "50" } });

export const readBuildingCard = (client: ApiClient, company: string, id: string) =>
  client.get<BuildingCard>(`/buildings/${part(company)}/${part(id)}`);

/** The whole catalogue as the company has it. */
export const readCatalogue = (client: ApiClient, company: string) =>
  client.get<Schemas["CatalogueTold"]>("/catalogue", { query: { company, as_of: asOf(company) } });

export const readWishes = (client: ApiClient, company: string, phone: string) =>
  client.get<Wishes>("/preferences", { query: { company, phone } });

export const saveWishes = (client: ApiClient, wishes: WishesAsked) => client.post<Wishes>("/preferences", wishes);

/** All links that were sent to that phone open nothing any more. */
export const withdrawLinks = (client: ApiClient, company: string, phone: string) =>
  client.post<Schemas["WithdrawalTold"]>("/residents-links/withdraw", { company, phone });
