"""Credentials of code hosts, package registries, build services and tools for teams."""

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import keyed, token

__all__ = ["DEVELOPER"]

_GITHUB = "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github"
_GITLAB = "https://docs.gitlab.com/security/tokens/"
_ATLASSIAN = (
    "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/"
)
_SHOPIFY = "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens"
_SONAR = "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/"
_CIRCLE = "https://circleci.com/docs/managing-api-tokens/"
_FIGMA = "https://www.figma.com/developers/api#access-tokens"

DEVELOPER: tuple[Rule, ...] = (
    token("github-token", "ghp_{alnum 36-255}", _GITHUB, ignores=("ghp_xxxxxxxxxxxx",)),
    token("github-oauth", "gho_{alnum 36-255}", _GITHUB),
    token("github-user-token", "ghu_{alnum 36-255}", _GITHUB),
    token("github-server-token", "ghs_{alnum 36-255}", _GITHUB),
    token("github-refresh-token", "ghr_{alnum 36-255}", _GITHUB),
    token("github-fine-grained", "github_pat_{alnum 22}_{alnum 59}", _GITHUB),
    keyed(
        "github-old-token", ("github_token", "github_pat", "gh_token", "github token"), "{hex 40}", _GITHUB
    ),
    token("gitlab-token", "glpat-{url64 20-300}", _GITLAB, tail=r"(?:\.[a-z0-9]{2}\.[a-z0-9]{9})?"),
    token("gitlab-deploy", "gldt-{url64 20-64}", _GITLAB),
    token("gitlab-runner", "glrt-{url64 20-64}", _GITLAB),
    token("gitlab-runner-registration", "GR1348941{url64 20-29}", _GITLAB),
    token("gitlab-job", "glcbt-{alnum 1-5}_{url64 20-64}", _GITLAB),
    token("gitlab-trigger", "glptt-{hex 40}", _GITLAB),
    token("gitlab-feed", "glft-{url64 20-64}", _GITLAB),
    token("gitlab-agent", "glagent-{url64 50-1024}", _GITLAB),
    token("gitlab-oauth-secret", "gloas-{url64 64}", _GITLAB),
    token("gitlab-scim", "glsoat-{url64 20-64}", _GITLAB),
    token("gitlab-mail", "glimt-{lowernum 25}", _GITLAB),
    token("gitlab-flags", "glffct-{url64 20-64}", _GITLAB),
    token(
        "bitbucket-app-password",
        "ATBB{alnum 32}",
        "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
    ),
    token("atlassian-token", "ATATT3{url64 180-260}", _ATLASSIAN, tail="=?[A-F0-9]{0,8}"),
    token("atlassian-workspace-token", "ATCTT3{url64 180-260}", _ATLASSIAN, tail="=?[A-F0-9]{0,8}"),
    token("atlassian-admin-key", "ATSTT3{url64 180-260}", _ATLASSIAN, tail="=?[A-F0-9]{0,8}"),
    keyed(
        "jira-token", ("jira_api", "jira_token", "confluence_api", "atlassian_api"), "{alnum 24}", _ATLASSIAN
    ),
    token("npm-token", "npm_{alnum 36}", "https://docs.npmjs.com/about-access-tokens"),
    token("pypi-token", "pypi-AgEI{url64 50-1000}", "https://pypi.org/help/#apitoken"),
    token("testpypi-token", "pypi-AgEN{url64 50-1000}", "https://pypi.org/help/#apitoken"),
    token("rubygems-token", "rubygems_{hex 48}", "https://guides.rubygems.org/api-key-scopes/"),
    token("crates-token", "cio{alnum 32}", "https://doc.rust-lang.org/cargo/reference/publishing.html"),
    token("nuget-key", "oy2{lowernum 43}", "https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys"),
    token(
        "clojars-token", "CLOJARS_{lowernum 60}", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens"
    ),
    token("docker-token", "dckr_pat_{url64 27}", "https://docs.docker.com/security/access-tokens/"),
    token(
        "docker-org-token",
        "dckr_oat_{url64 32}",
        "https://docs.docker.com/enterprise/security/access-tokens/",
    ),
    token(
        "jfrog-key",
        "AKCp{alnum 64-72}",
        "https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key",
    ),
    token(
        "jfrog-reference-token",
        "cmVmd{alnum 59}",
        "https://jfrog.com/help/r/jfrog-platform-administration-documentation/reference-token",
    ),
    keyed(
        "codecov-token",
        ("codecov",),
        "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://docs.codecov.com/docs/codecov-tokens",
    ),
    token("circleci-personal", "CCIPAT_{alnum 22}_{hex 40}", _CIRCLE),
    token("circleci-project", "CCIPRJ_{alnum 22}_{hex 40}", _CIRCLE),
    keyed("circleci-old-token", ("circleci", "circle_token", "circle-token"), "{hex 40}", _CIRCLE),
    keyed("travis-token", ("travis",), "{alnum 22}", "https://docs.travis-ci.com/user/triggering-builds/"),
    token("buildkite-token", "bkua_{hex 40}", "https://buildkite.com/docs/apis/managing-api-tokens"),
    keyed(
        "drone-token",
        ("drone_token", "droneci", "drone_server"),
        "{lowernum 32}",
        "https://docs.drone.io/cli/install/",
    ),
    keyed(
        "jenkins-token",
        ("jenkins",),
        "11{hex 32}",
        "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/",
    ),
    token("sonar-user-token", "squ_{hex 40}", _SONAR),
    token("sonar-project-token", "sqp_{hex 40}", _SONAR),
    token("sonar-global-token", "sqa_{hex 40}", _SONAR),
    keyed("sonar-old-token", ("sonar_token", "sonar.login", "sonarqube", "sonarcloud"), "{hex 40}", _SONAR),
    token(
        "snyk-token",
        "snyk_uat.{hex 8}.{url64 20-200}",
        "https://docs.snyk.io/snyk-api/authentication-for-api",
    ),
    keyed(
        "snyk-key",
        ("snyk",),
        "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://docs.snyk.io/snyk-api/authentication-for-api",
    ),
    token(
        "postman-key",
        "PMAK-{hex 24}-{hex 34}",
        "https://learning.postman.com/docs/developer/postman-api/authentication/",
    ),
    token("figma-token", "figd_{url64 38-60}", _FIGMA),
    token("figma-oauth", "figu_{url64 38-60}", _FIGMA),
    keyed("figma-old-token", ("figma",), "{digit 5-7}-{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}", _FIGMA),
    token("linear-key", "lin_api_{alnum 40}", "https://linear.app/developers/graphql"),
    token("linear-oauth", "lin_oauth_{hex 64}", "https://linear.app/developers/oauth-2-0-authentication"),
    token("notion-token", "ntn_{alnum 40-60}", "https://developers.notion.com/docs/authorization"),
    token("notion-old-token", "secret_{alnum 43}", "https://developers.notion.com/docs/authorization"),
    token(
        "airtable-token",
        "pat{alnum 14}.{hex 64}",
        "https://airtable.com/developers/web/guides/personal-access-tokens",
    ),
    keyed(
        "airtable-key",
        ("airtable",),
        "key{alnum 14}",
        "https://support.airtable.com/docs/airtable-api-key-deprecation-notice",
    ),
    keyed(
        "asana-token",
        ("asana",),
        "{digit 1-2}/{digit 16}:{hex 32}",
        "https://developers.asana.com/docs/personal-access-token",
    ),
    token(
        "clickup-token", "pk_{digit 6-10}_{uppernum 32}", "https://developer.clickup.com/docs/authentication"
    ),
    keyed(
        "trello-key",
        ("trello",),
        "{hex 32-64}",
        "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
    ),
    token(
        "trello-token",
        "ATTA{hex 64}",
        "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
        tail="[A-Fa-f0-9]{0,8}",
    ),
    token("shopify-access", "shpat_{Hex 32}", _SHOPIFY),
    token("shopify-custom", "shpca_{Hex 32}", _SHOPIFY),
    token("shopify-private", "shppa_{Hex 32}", _SHOPIFY),
    token("shopify-secret", "shpss_{Hex 32}", _SHOPIFY),
    token("shopify-customer", "shcat_{url64 32-400}", _SHOPIFY),
    token(
        "contentful-token",
        "CFPAT-{url64 43}",
        "https://www.contentful.com/developers/docs/references/authentication/",
    ),
    keyed(
        "contentful-delivery",
        ("contentful",),
        "{url64 43}",
        "https://www.contentful.com/developers/docs/references/authentication/",
    ),
    keyed(
        "sanity-token", ("sanity",), "sk{alnum 80-180}", "https://www.sanity.io/docs/content-lake/http-auth"
    ),
    token("readme-key", "rdme_{lowernum 70}", "https://docs.readme.com/main/reference/authentication"),
    token(
        "typeform-token",
        "tfp_{dotted 59}",
        "https://www.typeform.com/developers/get-started/personal-access-token/",
    ),
    token(
        "hubspot-token",
        "pat-na1-{Hex 8}-{Hex 4}-{Hex 4}-{Hex 4}-{Hex 12}",
        "https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
    ),
    token(
        "hubspot-eu-token",
        "pat-eu1-{Hex 8}-{Hex 4}-{Hex 4}-{Hex 4}-{Hex 12}",
        "https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
    ),
    Rule(
        id="salesforce-session",
        kind="secret.salesforce",
        anchors=(Shape("00D[A-Za-z0-9]{12}", 15, "A-Za-z0-9", "00D"),),
        pattern=r"00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{60,200}",
        reference="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_oauth_and_connected_apps.htm",
        finds=("Authorization: OAuth «00D{alnum 12}!{alnum 96}»\n",),
        ignores=("00D000000000062EAA is an id", "00DEF"),
    ),
    keyed(
        "zendesk-token",
        ("zendesk",),
        "{alnum 40}",
        "https://developer.zendesk.com/api-reference/introduction/security-and-auth/",
    ),
    keyed(
        "freshdesk-key", ("freshdesk",), "{alnum 20}", "https://developers.freshdesk.com/api/#authentication"
    ),
    keyed(
        "intercom-token",
        ("intercom",),
        "{base64 58-60}",
        "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    ),
    keyed(
        "segment-key",
        ("segment_write", "segment_key", "segment"),
        "{alnum 32}",
        "https://segment.com/docs/connections/find-writekey/",
    ),
    keyed(
        "mixpanel-secret",
        ("mixpanel",),
        "{hex 32}",
        "https://developer.mixpanel.com/reference/service-accounts",
    ),
    keyed("amplitude-key", ("amplitude",), "{hex 32}", "https://amplitude.com/docs/apis/authentication"),
    token(
        "zapier-webhook",
        "hooks.zapier.com/hooks/catch/{digit 5-10}/{alnum 5-20}",
        "https://help.zapier.com/hc/en-us/articles/8496288690317",
        guard="",
    ),
    token("make-webhook", "hook.eu1.make.com/{lowernum 32}", "https://help.make.com/webhooks", guard=""),
    token("ifttt-webhook", "maker.ifttt.com/use/{url64 22-43}", "https://ifttt.com/maker_webhooks", guard=""),
    token(
        "prefect-key",
        "pnu_{alnum 36}",
        "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys",
    ),
    token("dbt-token", "dbtu_{url64 40-80}", "https://docs.getdbt.com/docs/dbt-cloud-apis/user-tokens"),
    token(
        "dbt-service-token",
        "dbtc_{url64 40-80}",
        "https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens",
    ),
    token(
        "sourcegraph-token",
        "sgp_{alnum 16}_{hex 40}",
        "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    ),
    keyed(
        "gitea-token",
        ("gitea", "forgejo", "codeberg"),
        "{hex 40}",
        "https://docs.gitea.com/development/api-usage",
    ),
    keyed("gogs-token", ("gogs",), "{hex 40}", "https://gogs.io/"),
    token(
        "octopus-key",
        "API-{uppernum 26}",
        "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
    ),
    token(
        "harness-token",
        "pat.{alnum 22}.{hex 24}.{alnum 20}",
        "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
    ),
    token("scalingo-token", "tk-us-{url64 48}", "https://developers.scalingo.com/"),
    token("adafruit-key", "aio_{alnum 28}", "https://io.adafruit.com/api/docs/"),
    token("easypost-live", "EZAK{alnum 54}", "https://docs.easypost.com/docs/authentication"),
    token("easypost-test", "EZTK{alnum 54}", "https://docs.easypost.com/docs/authentication"),
    token("duffel-token", "duffel_live_{url64 43}", "https://duffel.com/docs/api/overview/authentication"),
    token(
        "shippo-token",
        "shippo_live_{hex 40}",
        "https://docs.goshippo.com/docs/guides_general/authentication/",
    ),
    token(
        "frameio-token", "fio-u-{url64 64}", "https://developer.frame.io/docs/getting-started/authentication"
    ),
    token(
        "localstack-token",
        "ls-{alnum 8}-{alnum 4}-{alnum 4}-{alnum 4}-{alnum 12}",
        "https://docs.localstack.cloud/getting-started/auth-token/",
    ),
    token("workos-key", "sk_live_a2V5X{alnum 20-120}", "https://workos.com/docs/reference/api-keys"),
    token("stytch-secret", "secret-live-{url64 36}=", "https://stytch.com/docs/api/authentication"),
    keyed(
        "okta-token",
        ("okta", "ssws"),
        "00{url64 40}",
        "https://developer.okta.com/docs/guides/create-an-api-token/main/",
    ),
    keyed(
        "auth0-secret",
        ("auth0",),
        "{url64 64}",
        "https://auth0.com/docs/get-started/applications/application-settings",
    ),
    keyed("jumpcloud-key", ("jumpcloud",), "{alnum 40}", "https://docs.jumpcloud.com/api/"),
)
