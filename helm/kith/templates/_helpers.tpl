{{- define "kith.fullname" -}}
{{- if contains "kith" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-kith" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* The labels by which one part is selected: (dict "root" $ "part" "relay") */}}
{{- define "kith.selector" -}}
app.kubernetes.io/name: kith
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "kith.labels" -}}
{{ include "kith.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "kith.image" -}}
{{ .root.Values.image.repository }}/{{ .part }}-service:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{- define "kith.databaseHost" -}}
{{- if .Values.postgres.enabled -}}
{{ include "kith.fullname" . }}-postgres
{{- else -}}
{{ required "database.host says where PostgreSQL is, or postgres.enabled brings one to try things out" .Values.database.host }}
{{- end -}}
{{- end -}}

{{- define "kith.passwordSecret" -}}
{{- if .Values.postgres.enabled -}}
{{ include "kith.fullname" . }}-postgres
{{- else -}}
{{ required "database.passwordSecret names the Secret with the password of database.user" .Values.database.passwordSecret }}
{{- end -}}
{{- end -}}

{{- define "kith.passwordReference" -}}
valueFrom:
  secretKeyRef:
    name: {{ include "kith.passwordSecret" . }}
    key: {{ if .Values.postgres.enabled }}password{{ else }}{{ .Values.database.passwordKey }}{{ end }}
{{- end -}}

{{/* How the schema is reached: for the job that brings it up to date, and for who waits for that. */}}
{{- define "kith.schemaEnvironment" -}}
- name: SPRING_FLYWAY_URL
  value: jdbc:postgresql://{{ include "kith.databaseHost" . }}:{{ include "kith.databasePort" . }}/{{ .Values.database.name }}?sslmode={{ .Values.database.sslMode }}
- name: SPRING_FLYWAY_USER
  value: {{ .Values.database.user | quote }}
- name: SPRING_FLYWAY_PASSWORD
  {{- include "kith.passwordReference" . | nindent 2 }}
{{- end -}}

{{/* What every service is told: (dict "root" $ "part" "relay") */}}
{{- define "kith.environment" -}}
- name: SPRING_FLYWAY_ENABLED
  value: "false"
- name: SPRING_R2DBC_URL
  value: r2dbc:postgresql://{{ include "kith.databaseHost" .root }}:{{ include "kith.databasePort" .root }}/{{ .root.Values.database.name }}?sslMode={{ .root.Values.database.sslMode }}
- name: SPRING_R2DBC_USERNAME
  value: {{ .root.Values.database.user | quote }}
- name: SPRING_R2DBC_PASSWORD
  {{- include "kith.passwordReference" .root | nindent 2 }}
- name: KITH_ACCESS_OWNERS
  value: {{ required "access.owners names the key of at least one owner" (join "," .root.Values.access.owners) | quote }}
{{- with .root.Values.access.operators }}
- name: KITH_ACCESS_OPERATORS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .root.Values.access.readers }}
- name: KITH_ACCESS_READERS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .root.Values.access.observers }}
- name: KITH_ACCESS_OBSERVERS
  value: {{ join "," . | quote }}
{{- end }}
{{- if .root.Values.tls.secret }}
- name: SERVER_SSL_BUNDLE
  value: kith
- name: SPRING_SSL_BUNDLE_PEM_KITH_KEYSTORE_CERTIFICATE
  value: /tls/tls.crt
- name: SPRING_SSL_BUNDLE_PEM_KITH_KEYSTORE_PRIVATEKEY
  value: /tls/tls.key
- name: SPRING_SSL_BUNDLE_PEM_KITH_RELOADONUPDATE
  value: "true"
{{- end }}
{{- range $name, $value := (index .root.Values .part).options }}
- name: {{ $name | replace "-" "" | replace "." "_" | upper }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* What a pod of ours may do: nothing that needs a privilege. */}}
{{- define "kith.podSecurity" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "kith.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* Native libraries are unpacked into /tmp. */}}
{{- define "kith.mounts" -}}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  {{- if .Values.tls.secret }}
  - name: tls
    mountPath: /tls
    readOnly: true
  {{- end }}
{{- end -}}

{{- define "kith.volumes" -}}
volumes:
  - name: tmp
    emptyDir:
      medium: Memory
      sizeLimit: 64Mi
  {{- if .Values.tls.secret }}
  - name: tls
    secret:
      secretName: {{ .Values.tls.secret }}
      defaultMode: 0440
  {{- end }}
{{- end -}}

{{- define "kith.probes" -}}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: http, scheme: {{ include "kith.scheme" . }}}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: http, scheme: {{ include "kith.scheme" . }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: http, scheme: {{ include "kith.scheme" . }}}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end -}}

{{- define "kith.scheme" -}}
{{ if .Values.tls.secret }}HTTPS{{ else }}HTTP{{ end }}
{{- end -}}

{{/* A container that ends once the schema is there: (dict "root" $ "part" "relay") */}}
{{- define "kith.awaitSchema" -}}
- name: await-schema
  image: {{ include "kith.image" . }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  args: [await-schema]
  env:
    {{- include "kith.schemaEnvironment" .root | nindent 4 }}
  {{- include "kith.containerSecurity" .root | nindent 2 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
  resources:
    requests: {cpu: 100m, memory: 256Mi}
    limits: {memory: 384Mi}
{{- end -}}

{{/* By which the other services reach the relay. */}}
{{- define "kith.relayInternalUrl" -}}
{{ if .Values.tls.secret }}wss{{ else }}ws{{ end }}://{{ include "kith.fullname" . }}-relay:7447
{{- end -}}

{{- define "kith.presenceInternalUrl" -}}
{{ if .Values.tls.secret }}https{{ else }}http{{ end }}://{{ include "kith.fullname" . }}-presence:7448
{{- end -}}

{{/* The keys of the services that the relay trusts. */}}
{{- define "kith.trusted" -}}
{{- $keys := list -}}
{{- if .Values.presence.enabled -}}
{{- $keys = append $keys (required "presence.publicKey is the key that the relay trusts as that of the presence service" .Values.presence.publicKey) -}}
{{- end -}}
{{- if .Values.wake.enabled -}}
{{- $keys = append $keys (required "wake.publicKey is the key that the relay trusts as that of the wake service" .Values.wake.publicKey) -}}
{{- end -}}
{{ join "," $keys }}
{{- end -}}

{{- define "kith.databasePort" -}}
{{ if .Values.postgres.enabled }}5432{{ else }}{{ .Values.database.port }}{{ end }}
{{- end -}}
