export * from "~/parts/ui/colours";
