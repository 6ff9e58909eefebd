"""Cases of profiles, statuses, hierarchies, users and numbers."""

from tests.local.connect.api.api_world import Case, having
from tests.local.connect.api.arranging import (
    SKILL,
    group,
    named,
    prepared,
    profile,
    profile_queues,
    skills,
    user,
)
from tests.local.connect.connect_house import NUMBER

CASES = {
    "CreateRoutingProfile": Case(
        lambda w: {
            "Name": "lifts",
            "Description": "lifts",
            "DefaultOutboundQueueId": w.queue,
            "MediaConcurrencies": [{"Channel": "VOICE", "Concurrency": 1}],
        },
        lambda w, a: w.names("ListRoutingProfiles", "RoutingProfileSummaryList") == ["lifts"],
    ),
    "DescribeRoutingProfile": Case(
        lambda w: {"RoutingProfileId": w.profile}, lambda w, a: a["RoutingProfile"]["AssociatedQueueIds"] == [w.queue]
    ),
    "ListRoutingProfiles": Case(
        lambda w: having(w.profile), lambda w, a: a["RoutingProfileSummaryList"][0]["Id"] == w.profile
    ),
    "SearchRoutingProfiles": Case(
        lambda w: (
            {
                "SearchCriteria": {
                    "OrConditions": [named("none")["SearchCriteria"], named("operators")["SearchCriteria"]]
                }
            }
            if w.profile
            else {}
        ),
        lambda w, a: a["RoutingProfiles"] == [profile(w)],
    ),
    "UpdateRoutingProfileName": Case(
        lambda w: {"RoutingProfileId": w.profile, "Name": "all"}, lambda w, a: profile(w)["Name"] == "all"
    ),
    "UpdateRoutingProfileConcurrency": Case(
        lambda w: {"RoutingProfileId": w.profile, "MediaConcurrencies": [{"Channel": "TASK", "Concurrency": 7}]},
        lambda w, a: sorted(one["Concurrency"] for one in profile(w)["MediaConcurrencies"]) == [1, 7],
    ),
    "UpdateRoutingProfileDefaultOutboundQueue": Case(
        lambda w: {"RoutingProfileId": w.profile, "DefaultOutboundQueueId": w.second},
        lambda w, a: profile(w)["DefaultOutboundQueueId"] == w.second,
    ),
    "UpdateRoutingProfileAgentAvailabilityTimer": Case(
        lambda w: {"RoutingProfileId": w.profile, "AgentAvailabilityTimer": "TIME_SINCE_LAST_INBOUND"},
        lambda w, a: profile(w)["AgentAvailabilityTimer"] == "TIME_SINCE_LAST_INBOUND",
    ),
    "ListRoutingProfileQueues": Case(
        lambda w: {"RoutingProfileId": w.profile}, lambda w, a: len(a["RoutingProfileQueueConfigSummaryList"]) == 2
    ),
    "AssociateRoutingProfileQueues": Case(
        lambda w: {"RoutingProfileId": w.profile, "QueueConfigs": [w.entry(w.second)]},
        lambda w, a: ("second", "VOICE", 1) in profile_queues(w),
    ),
    "UpdateRoutingProfileQueues": Case(
        lambda w: {"RoutingProfileId": w.profile, "QueueConfigs": [w.entry(w.queue, priority=5)]},
        lambda w, a: ("operators", "VOICE", 5) in profile_queues(w),
    ),
    "DisassociateRoutingProfileQueues": Case(
        lambda w: {"RoutingProfileId": w.profile, "QueueReferences": [{"QueueId": w.queue, "Channel": "TASK"}]},
        lambda w, a: profile_queues(w) == [("operators", "VOICE", 1)],
    ),
    "DeleteRoutingProfile": Case(
        lambda w: {"RoutingProfileId": w.profile},
        lambda w, a: w.ask("ListRoutingProfiles")["RoutingProfileSummaryList"] == [],
    ),
    "CreateSecurityProfile": Case(
        lambda w: {"SecurityProfileName": "Admin", "Tags": {"a": "b"}},
        lambda w, a: w.names("ListSecurityProfiles", "SecurityProfileSummaryList") == ["Admin"],
    ),
    "DescribeSecurityProfile": Case(
        lambda w: {"SecurityProfileId": w.security}, lambda w, a: a["SecurityProfile"]["SecurityProfileName"] == "Agent"
    ),
    "ListSecurityProfiles": Case(
        lambda w: having(w.security), lambda w, a: a["SecurityProfileSummaryList"][0]["Id"] == w.security
    ),
    "SearchSecurityProfiles": Case(
        lambda w: named("agent") if w.security else {}, lambda w, a: a["SecurityProfiles"][0]["Id"] == w.security
    ),
    "UpdateSecurityProfile": Case(
        lambda w: {"SecurityProfileId": w.security, "Permissions": ["AccessMetrics"]},
        lambda w, a: (
            w.ask("ListSecurityProfilePermissions", SecurityProfileId=w.security)["Permissions"] == ["AccessMetrics"]
        ),
    ),
    "ListSecurityProfilePermissions": Case(
        lambda w: {"SecurityProfileId": w.security}, lambda w, a: a["Permissions"] == ["BasicAgentAccess"]
    ),
    "DeleteSecurityProfile": Case(
        lambda w: {"SecurityProfileId": w.security},
        lambda w, a: w.ask("ListSecurityProfiles")["SecurityProfileSummaryList"] == [],
    ),
    "CreatePredefinedAttribute": Case(
        lambda w: {"Name": "Language", "Values": {"StringList": ["Kazakh"]}},
        lambda w, a: w.names("ListPredefinedAttributes", "PredefinedAttributeSummaryList") == ["Language"],
    ),
    "DescribePredefinedAttribute": Case(
        lambda w: {"Name": prepared(w, "CreatePredefinedAttribute", Name="L", Values={"StringList": ["a"]})["Name"]},
        lambda w, a: a["PredefinedAttribute"]["Values"] == {"StringList": ["a"]},
    ),
    "ListPredefinedAttributes": Case(
        lambda w: having([w.ask("CreatePredefinedAttribute", Name=name) for name in "ab"]),
        lambda w, a: [one["Name"] for one in a["PredefinedAttributeSummaryList"]] == ["a", "b"],
    ),
    "SearchPredefinedAttributes": Case(
        lambda w: named("b") if [w.ask("CreatePredefinedAttribute", Name=name) for name in "ab"] else {},
        lambda w, a: [one["Name"] for one in a["PredefinedAttributes"]] == ["b"],
    ),
    "UpdatePredefinedAttribute": Case(
        lambda w: {"Name": prepared(w, "CreatePredefinedAttribute", Name="L")["Name"], "Values": {"StringList": ["z"]}},
        lambda w, a: (
            w.ask("DescribePredefinedAttribute", Name="L")["PredefinedAttribute"]["Values"] == {"StringList": ["z"]}
        ),
    ),
    "DeletePredefinedAttribute": Case(
        lambda w: prepared(w, "CreatePredefinedAttribute", Name="L"),
        lambda w, a: w.ask("ListPredefinedAttributes")["PredefinedAttributeSummaryList"] == [],
    ),
    "CreateAgentStatus": Case(
        lambda w: {"Name": "Lunch", "State": "ENABLED", "DisplayOrder": 3},
        lambda w, a: w.ask("DescribeAgentStatus", AgentStatusId=a["AgentStatusId"])["AgentStatus"]["DisplayOrder"] == 3,
    ),
    "DescribeAgentStatus": Case(
        lambda w: {"AgentStatusId": w.status_named("Offline")}, lambda w, a: a["AgentStatus"]["Type"] == "OFFLINE"
    ),
    "ListAgentStatuses": Case(
        lambda w: {"AgentStatusTypes": ["CUSTOM"]} if w.status else {},
        lambda w, a: [one["Name"] for one in a["AgentStatusSummaryList"]] == ["Break"],
    ),
    "SearchAgentStatuses": Case(
        lambda w: named("break") if w.status else {}, lambda w, a: a["AgentStatuses"][0]["AgentStatusId"] == w.status
    ),
    "UpdateAgentStatus": Case(
        lambda w: {"AgentStatusId": w.status, "Name": "Lunch", "State": "DISABLED"},
        lambda w, a: w.ask("DescribeAgentStatus", AgentStatusId=w.status)["AgentStatus"]["State"] == "DISABLED",
    ),
    "DescribeUserHierarchyStructure": Case(
        lambda w: having(w.group), lambda w, a: a["HierarchyStructure"]["LevelTwo"]["Name"] == "Shift"
    ),
    "UpdateUserHierarchyStructure": Case(
        lambda w: {"HierarchyStructure": {"LevelOne": {"Name": "Region"}}},
        lambda w, a: list(w.ask("DescribeUserHierarchyStructure")["HierarchyStructure"]) == ["LevelOne"],
    ),
    "CreateUserHierarchyGroup": Case(
        lambda w: {"Name": "Day", "ParentGroupId": w.group},
        lambda w, a: (
            w.ask("DescribeUserHierarchyGroup", HierarchyGroupId=a["HierarchyGroupId"])["HierarchyGroup"][
                "HierarchyPath"
            ]["LevelOne"]["Name"]
            == "North"
        ),
    ),
    "DescribeUserHierarchyGroup": Case(group, lambda w, a: a["HierarchyGroup"]["Name"] == "North"),
    "ListUserHierarchyGroups": Case(
        lambda w: having(w.group), lambda w, a: a["UserHierarchyGroupSummaryList"][0]["Id"] == w.group
    ),
    "SearchUserHierarchyGroups": Case(
        lambda w: named("north") if w.group else {}, lambda w, a: a["UserHierarchyGroups"][0]["Id"] == w.group
    ),
    "UpdateUserHierarchyGroupName": Case(
        lambda w: {**group(w), "Name": "South"},
        lambda w, a: w.names("ListUserHierarchyGroups", "UserHierarchyGroupSummaryList") == ["South"],
    ),
    "DeleteUserHierarchyGroup": Case(
        group, lambda w, a: w.ask("ListUserHierarchyGroups")["UserHierarchyGroupSummaryList"] == []
    ),
    "CreateUser": Case(
        lambda w: {
            "Username": "boris",
            "SecurityProfileIds": [w.security],
            "RoutingProfileId": w.profile,
            "HierarchyGroupId": w.group,
            "PhoneConfig": {"PhoneType": "SOFT_PHONE"},
        },
        lambda w, a: w.ask("DescribeUser", UserId=a["UserArn"])["User"]["HierarchyGroupId"] == w.group,
    ),
    "DescribeUser": Case(lambda w: {"UserId": w.user}, lambda w, a: a["User"]["IdentityInfo"]["FirstName"] == "Anna"),
    "ListUsers": Case(
        lambda w: having(w.user and w.add_user("boris")),
        lambda w, a: [one["Username"] for one in a["UserSummaryList"]] == ["anna", "boris"],
    ),
    "SearchUsers": Case(
        lambda w: (
            {
                "SearchCriteria": {
                    "AndConditions": [
                        named("an", "Username", "STARTS_WITH")["SearchCriteria"],
                        {"HierarchyGroupCondition": {"Value": w.group, "HierarchyGroupMatchType": "WITH_CHILD_GROUPS"}},
                        {
                            "ListCondition": {
                                "TargetListType": "PROFICIENCIES",
                                "Conditions": [
                                    {
                                        "NumberCondition": {
                                            "FieldName": "Language",
                                            "MinValue": 3,
                                            "ComparisonType": "GREATER_OR_EQUAL",
                                        }
                                    }
                                ],
                            }
                        },
                    ]
                }
            }
            if w.ask("UpdateUserHierarchy", UserId=w.user, HierarchyGroupId=w.group)
            and w.ask("AssociateUserProficiencies", UserId=w.user, UserProficiencies=[SKILL])
            and w.add_user("andrei")
            else {}
        ),
        lambda w, a: [one["Username"] for one in a["Users"]] == ["anna"],
    ),
    "UpdateUserHierarchy": Case(
        lambda w: {"UserId": w.user, "HierarchyGroupId": w.group}, lambda w, a: user(w)["HierarchyGroupId"] == w.group
    ),
    "UpdateUserConfig": Case(
        lambda w: {"UserId": w.user, "AutoAcceptConfigs": [{"Channel": "VOICE", "AutoAccept": True}]},
        lambda w, a: user(w)["PhoneConfig"]["AutoAccept"] is True,
    ),
    "UpdateUserRoutingProfile": Case(
        lambda w: {"UserId": w.user, "RoutingProfileId": w.instance.create_routing_profile("other", w.queue)},
        lambda w, a: user(w)["RoutingProfileId"] != w.profile,
    ),
    "UpdateUserIdentityInfo": Case(
        lambda w: {"UserId": w.user, "IdentityInfo": {"FirstName": "Hanna", "Email": "anna@example.org"}},
        lambda w, a: user(w)["IdentityInfo"]["Email"] == "anna@example.org",
    ),
    "UpdateUserPhoneConfig": Case(
        lambda w: {"UserId": w.user, "PhoneConfig": {"PhoneType": "DESK_PHONE", "DeskPhoneNumber": "+78120001111"}},
        lambda w, a: user(w)["PhoneConfig"]["PhoneType"] == "DESK_PHONE",
    ),
    "UpdateUserSecurityProfiles": Case(
        lambda w: {"UserId": w.user, "SecurityProfileIds": [w.instance.create_security_profile("Admin")]},
        lambda w, a: user(w)["SecurityProfileIds"] != [w.security],
    ),
    "DeleteUser": Case(lambda w: {"UserId": w.user}, lambda w, a: w.ask("ListUsers")["UserSummaryList"] == []),
    "AssociateUserProficiencies": Case(
        lambda w: {"UserId": w.user, "UserProficiencies": [SKILL]}, lambda w, a: skills(w) == [SKILL]
    ),
    "UpdateUserProficiencies": Case(
        lambda w: {
            **prepared(w, "AssociateUserProficiencies", UserId=w.user, UserProficiencies=[SKILL]),
            "UserProficiencies": [{**SKILL, "Level": 5.0}],
        },
        lambda w, a: skills(w) == [{**SKILL, "Level": 5.0}],
    ),
    "DisassociateUserProficiencies": Case(
        lambda w: {
            "UserId": prepared(w, "AssociateUserProficiencies", UserId=w.user, UserProficiencies=[SKILL])["UserId"],
            "UserProficiencies": [{key: SKILL[key] for key in ("AttributeName", "AttributeValue")}],
        },
        lambda w, a: skills(w) == [],
    ),
    "ListUserProficiencies": Case(
        lambda w: {
            "UserId": prepared(w, "AssociateUserProficiencies", UserId=w.user, UserProficiencies=[SKILL])["UserId"]
        },
        lambda w, a: a["UserProficiencyList"] == [SKILL],
    ),
    "SearchAvailablePhoneNumbers": Case(
        lambda w: {
            "InstanceId": w.id,
            "PhoneNumberCountryCode": "PL",
            "PhoneNumberType": "DID",
            "PhoneNumberPrefix": "+4822",
        },
        lambda w, a: all(one["PhoneNumber"].startswith("+4822") for one in a["AvailableNumbersList"]),
    ),
    "ClaimPhoneNumber": Case(
        lambda w: {"InstanceId": w.id, "PhoneNumber": "+48221234567", "PhoneNumberDescription": "main"},
        lambda w, a: (
            w.ask("DescribePhoneNumber", PhoneNumberId=a["PhoneNumberId"])["ClaimedPhoneNumberSummary"][
                "PhoneNumberCountryCode"
            ]
            == "PL"
        ),
    ),
    "DescribePhoneNumber": Case(
        lambda w: {"PhoneNumberId": w.number},
        lambda w, a: a["ClaimedPhoneNumberSummary"]["PhoneNumberStatus"] == {"Status": "CLAIMED"},
    ),
    "ListPhoneNumbersV2": Case(
        lambda w: {"InstanceId": w.id, "PhoneNumberCountryCodes": ["RU"]} if w.number else {},
        lambda w, a: a["ListPhoneNumbersSummaryList"][0]["PhoneNumber"] == NUMBER,
    ),
    "ListPhoneNumbers": Case(
        lambda w: {"PhoneNumberCountryCodes": ["RU"]} if w.number else {},
        lambda w, a: a["PhoneNumberSummaryList"][0]["Id"] == w.number,
    ),
    "UpdatePhoneNumber": Case(
        lambda w: {"PhoneNumberId": w.number, "TargetArn": w.service.create_instance("other").arn},
        lambda w, a: w.ask("ListPhoneNumbers")["PhoneNumberSummaryList"] == [],
    ),
    "UpdatePhoneNumberMetadata": Case(
        lambda w: {"PhoneNumberId": w.number, "PhoneNumberDescription": "hot line"},
        lambda w, a: (
            w.ask("DescribePhoneNumber", PhoneNumberId=w.number)["ClaimedPhoneNumberSummary"]["PhoneNumberDescription"]
            == "hot line"
        ),
    ),
    "ReleasePhoneNumber": Case(
        lambda w: {"PhoneNumberId": w.number}, lambda w, a: w.ask("ListPhoneNumbers")["PhoneNumberSummaryList"] == []
    ),
    "AssociatePhoneNumberContactFlow": Case(
        lambda w: {"PhoneNumberId": w.number, "ContactFlowId": w.flow}, lambda w, a: w.call().heard() == []
    ),
    "DisassociatePhoneNumberContactFlow": Case(
        lambda w: {"PhoneNumberId": w.number} if w.inbound else {},
        lambda w, a: w.instance.directory.numbers[w.number].flow_id is None,
    ),
}
