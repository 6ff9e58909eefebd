export * from "~/parts/ticket/colours";
